library ieee;
use ieee.std_logic_1164.all;

entity alu is
  port (x : in std_logic; y : out std_logic);
end alu;

architecture rtl of alu is
  signal s : std_logic_vector(3 downto 0);
begin
  y <= s;
  z <= nowhere;
end rtl;
