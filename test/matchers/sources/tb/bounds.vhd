library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity bounds is
end bounds;

architecture sim of bounds is
  signal u : unsigned(3 downto 0);
  signal i : integer;
begin
  i <= to_integer(u);
  process
    variable q : integer := 300;
    variable row : bit_vector(3 downto 0);
  begin
    wait for 1 ns;
    row(q) := '1';
    wait;
  end process;
end sim;
