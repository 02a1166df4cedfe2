library ieee;
use ieee.std_logic_1164.all;
use ieee.math_real.uniform;

-- Random requests that stay until they are granted. Nobody may wait for more than one grant of each other requester.
entity arbiter_tb is
  generic (
    TEST : string   := "busy";
    SEED : positive := 1
  );
end entity;

architecture test of arbiter_tb is
  constant REQUESTERS : positive := 5;
  constant CLOCKS     : positive := 5000;

  signal clk, rst         : std_logic                            := '0';
  signal requests, grants : std_logic_vector(0 to REQUESTERS - 1) := (others => '0');

  function density return real is
  begin
    if TEST = "sparse" then
      return 0.05;
    elsif TEST = "busy" then
      return 0.4;
    elsif TEST = "all" then
      return 1.0;
    end if;
    report "no such test: '" & TEST & "'; there are sparse, busy, all" severity failure;
    return 0.0;
  end function;
begin
  dut : entity work.arbiter
    generic map (REQUESTERS => REQUESTERS)
    port map (clk => clk, rst => rst, requests => requests, grants => grants);

  check : process is
    type waits_t is array (requests'range) of natural;
    variable seed_1 : positive := SEED;
    variable seed_2 : positive := 1;
    variable random : real;
    variable waits  : waits_t  := (others => 0);
    variable given  : natural;
    variable total  : natural  := 0;

    -- The grants as they were at the clock edge.
    variable granted : std_logic_vector(grants'range);

    procedure clock is
    begin
      wait for 5 ns;
      clk <= '1';
      wait for 5 ns;
      clk <= '0';
    end procedure;
  begin
    rst <= '1';
    clock;
    rst <= '0';
    for at in 1 to CLOCKS loop
      for requester in requests'range loop
        uniform(seed_1, seed_2, random);
        if random < density then
          requests(requester) <= '1';
        end if;
      end loop;
      wait for 1 ns;

      given := 0;
      for requester in requests'range loop
        if grants(requester) = '1' then
          given := given + 1;
          assert requests(requester) = '1'
            report "requester " & to_string(requester) & " has a grant, but no request" severity error;
          waits(requester) := 0;
        elsif requests(requester) = '1' then
          waits(requester) := waits(requester) + 1;
          assert waits(requester) < REQUESTERS
            report "requester " & to_string(requester) & " starves" severity error;
        end if;
      end loop;
      if (or requests) = '1' then
        assert given = 1 report to_string(given) & " grants at once" severity error;
      end if;
      total := total + given;

      granted := grants;
      clock;
      requests <= requests and not granted;
    end loop;
    assert total > 0 report "nobody got a grant" severity error;
    report "PASS: " & to_string(total) & " grants";
    wait;
  end process;
end architecture;
