`timescale 1ns / 1ps

// Sends random bytes, reads the line as a receiver would, and compares.
module uart_tx_tb;
  localparam CLOCKS_PER_BIT = 16;
  localparam BYTES = 500;

  reg clk = 0;
  reg rst = 1;
  reg [7:0] data = 0;
  reg valid = 0;
  wire ready;
  wire txd;

  always #5 clk = !clk;

  uart_tx #(
      .CLOCKS_PER_BIT(CLOCKS_PER_BIT)
  ) dut (
      .clk(clk),
      .rst(rst),
      .data(data),
      .valid(valid),
      .ready(ready),
      .txd(txd)
  );

  reg [8*16-1:0] test;
  integer seed;
  integer longest_gap;
  reg [7:0] sent[0:BYTES-1];
  integer sent_count = 0;

  initial begin : send
    integer gap;
    if (!$value$plusargs("test=%s", test)) test = "burst";
    if (!$value$plusargs("seed=%d", seed)) seed = 1;
    case (test)
      "burst": longest_gap = 0;
      "gaps":  longest_gap = 20 * CLOCKS_PER_BIT;
      default: begin
        $error("no such test: '%0s'; there are burst, gaps", test);
        $finish;
      end
    endcase
    repeat (4) @(negedge clk);
    rst = 0;
    while (sent_count < BYTES) begin
      gap = longest_gap == 0 ? 0 : $urandom(seed) % longest_gap;
      repeat (gap) @(negedge clk);
      data  = $urandom(seed);
      valid = 1;
      sent[sent_count] = data;
      sent_count = sent_count + 1;
      // It is taken at the next rising edge at which `ready` is set.
      while (!ready) @(negedge clk);
      @(negedge clk);
      valid = 0;
      data  = 8'hxx;
    end
  end

  initial begin : receive
    integer count;
    integer errors;
    integer bit_at;
    reg [7:0] got;
    errors = 0;
    @(negedge rst);
    for (count = 0; count < BYTES; count = count + 1) begin
      while (txd !== 0) @(posedge clk);
      repeat (CLOCKS_PER_BIT / 2) @(posedge clk);
      if (txd !== 0) begin
        $error("byte %0d: the start bit is too short", count);
        errors = errors + 1;
      end
      for (bit_at = 0; bit_at < 8; bit_at = bit_at + 1) begin
        repeat (CLOCKS_PER_BIT) @(posedge clk);
        got[bit_at] = txd;
      end
      repeat (CLOCKS_PER_BIT) @(posedge clk);
      if (txd !== 1) begin
        $error("byte %0d: no stop bit", count);
        errors = errors + 1;
      end
      if (got !== sent[count]) begin
        $error("byte %0d: sent %h, received %h", count, sent[count], got);
        errors = errors + 1;
      end
    end
    if (errors == 0) $display("PASS: %0d bytes", count);
    $finish;
  end

  initial begin : watchdog
    #100_000_000;
    $error("the line is dead");
    $finish;
  end
endmodule
