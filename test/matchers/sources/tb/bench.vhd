entity bench is
end bench;

architecture sim of bench is
begin
  process
  begin
    report "seed 1";
    report "no generic given" severity warning;
    assert 1 = 2;
    wait for 5 ns;
    assert 1 = 2 report "mismatch: got 4" severity error;
    report "watchdog" severity failure;
    wait;
  end process;
end sim;
