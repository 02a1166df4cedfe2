library ieee;
use ieee.numeric_std.all;
entity counter is port (clk : in bit; count : out natural); end;
architecture rtl of counter is
  signal n : natural := 0;
begin
  n <= n + 1 when clk'event and clk = '1';
  count <= n;
end;
