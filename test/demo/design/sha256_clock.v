// The clock of the test, for a simulator that keeps the time itself.
module sha256_clock;
  parameter LANES = 1;
  parameter ROUNDS_PER_CLOCK = 1;

  reg clk;
  initial clk = 1'b0;
  always #5 clk = !clk;

  sha256_test #(
      .LANES(LANES),
      .ROUNDS_PER_CLOCK(ROUNDS_PER_CLOCK)
  ) test (
      .clk(clk)
  );
endmodule
