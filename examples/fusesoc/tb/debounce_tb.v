`timescale 1ns / 1ps
`include "debounce.vh"

// Presses a button that bounces, and compares with a model that looks back.
module debounce_tb;
  localparam CLOCKS = 20000;

  reg clk = 0;
  reg rst = 1;
  reg button = 0;
  wire level;

  always #5 clk = !clk;

  debounce dut (
      .clk(clk),
      .rst(rst),
      .button(button),
      .level(level)
  );

  reg [8*16-1:0] test;
  integer seed;
  integer state;
  integer hold;
  integer at;
  integer errors = 0;
  reg [`STEADY-1:0] last = 0;
  reg expected = 0;

  initial begin
    if (!$value$plusargs("test=%s", test)) test = "bounce";
    if (!$value$plusargs("seed=%d", seed)) seed = 1;
    if (test != "bounce" && test != "press") begin
      $display("FAIL: no test %0s", test);
      $finish;
    end
    state = seed;
    repeat (2) @(negedge clk);
    rst = 0;
    hold = 1;
    for (at = 0; at < CLOCKS; at = at + 1) begin
      hold = hold - 1;
      if (hold == 0) begin
        button = !button;
        // Presses are long; between them it bounces.
        hold = test == "press" ? 2 * `STEADY + ($urandom(state) % 20) : 1 + ($urandom(state) % (2 * `STEADY));
      end
      @(negedge clk);
      last = {last, button};
      if (last == {`STEADY{!expected}}) expected = !expected;
      if (level !== expected) errors = errors + 1;
    end
    if (errors == 0) $display("PASS: %0s, seed %0d", test, seed);
    else $display("FAIL: %0d clocks differ", errors);
    $finish;
  end
endmodule
