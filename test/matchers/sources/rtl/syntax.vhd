entity syntax is
end syntax
architecture rtl of syntax is
begin
  x <= ;
end rtl;
