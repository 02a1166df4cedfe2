library rtl;
entity tb_fast is generic (SEED : natural := 0); end;
architecture sim of tb_fast is
  signal clk : bit;
  signal count : natural;
begin
  dut : entity rtl.counter port map (clk => clk, count => count);
  process begin
    clk <= '1'; wait for 1 ns;
    assert count = 1 severity failure;
    report "PASS tb_fast with seed " & natural'image(SEED);
    wait;
  end process;
end;
