`timescale 1ns / 1ps

// Sends a message, given as +message=HEX or made from +seed=N, and compares with a CRC that is shifted bit by bit.
module crc8_tb;
  localparam LONGEST = 1024;

  reg clk = 0;
  reg rst = 1;
  reg [7:0] data = 0;
  reg valid = 0;
  wire [7:0] crc;

  always #5 clk = !clk;

  crc8 dut (
      .clk(clk),
      .rst(rst),
      .data(data),
      .valid(valid),
      .crc(crc)
  );

  reg [8*LONGEST-1:0] message;
  reg [7:0] expected = 0;
  integer bytes;
  integer seed;
  integer errors = 0;
  integer byte_at;
  reg is_given;

  task shift_in(input [7:0] sent);
    begin
      expected = expected ^ sent;
      repeat (8) expected = {expected[6:0], 1'b0} ^ (expected[7] ? 8'h07 : 8'h00);
    end
  endtask

  initial begin
    is_given = $value$plusargs("message=%h", message);
    if (!$value$plusargs("bytes=%d", bytes)) bytes = 64;
    if (!$value$plusargs("seed=%d", seed)) seed = 1;
    repeat (4) @(negedge clk);
    rst = 0;
    $write("sent ");
    for (byte_at = bytes - 1; byte_at >= 0 && errors == 0; byte_at = byte_at - 1) begin
      // What is on `data` without `valid` must not count.
      data = $urandom(seed);
      @(negedge clk);
      data  = is_given ? message[8*byte_at+:8] : $urandom(seed);
      valid = 1;
      $write("%h", data);
      shift_in(data);
      @(negedge clk);
      valid = 0;
      if (crc !== expected) begin
        $display;
        $error("%0d bytes before the end: the CRC is %h, not %h", byte_at, crc, expected);
        errors = errors + 1;
      end
    end
    $display("\ncrc %h", crc);
    if (errors == 0) $display("PASS: %0d bytes", bytes);
    $finish;
  end
endmodule
