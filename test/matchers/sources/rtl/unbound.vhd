entity unbound is
end unbound;

architecture sim of unbound is
  component missing is
    port (x : in bit);
  end component;
  signal s : bit;
begin
  u_missing : missing port map (x => s);
  process begin
    null;
  end process;
end sim;
