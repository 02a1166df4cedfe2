library ieee;
use ieee.std_logic_1164.all;

-- Grants one request on each clock, round robin: the search begins behind the one that was granted last.
entity arbiter is
  generic (
    REQUESTERS : positive := 4
  );
  port (
    clk      : in  std_logic;
    rst      : in  std_logic;
    requests : in  std_logic_vector(0 to REQUESTERS - 1);
    grants   : out std_logic_vector(0 to REQUESTERS - 1)
  );
end entity;

architecture rtl of arbiter is
  subtype requester is natural range 0 to REQUESTERS - 1;
  signal last, chosen : requester := 0;
  signal found        : boolean   := false;
begin
  choose : process (all) is
    variable candidate : requester;
  begin
    chosen <= last;
    found  <= false;
    for distance in REQUESTERS downto 1 loop
      candidate := (last + distance) mod REQUESTERS;
      if requests(candidate) = '1' then
        chosen <= candidate;
        found  <= true;
      end if;
    end loop;
  end process;

  give : process (all) is
  begin
    grants <= (others => '0');
    if found then
      grants(chosen) <= '1';
    end if;
  end process;

  remember : process (clk) is
  begin
    if rising_edge(clk) then
      if rst = '1' then
        last <= REQUESTERS - 1;
      elsif found then
        last <= chosen;
      end if;
    end if;
  end process;
end architecture;
