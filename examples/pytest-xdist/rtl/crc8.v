`timescale 1ns / 1ps

// A CRC of eight bits, x^8 + x^2 + x + 1, over a byte a clock.
module crc8 (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] data,
    input  wire       valid,
    output reg  [7:0] crc
);
  wire [7:0] x = crc ^ data;

  always @(posedge clk) begin
    if (rst) crc <= 0;
    else if (valid) begin
      crc[0] <= x[0] ^ x[6] ^ x[7];
      crc[1] <= x[0] ^ x[1] ^ x[6];
      crc[2] <= x[0] ^ x[1] ^ x[2] ^ x[6];
      crc[3] <= x[1] ^ x[2] ^ x[3] ^ x[7];
      crc[4] <= x[2] ^ x[3] ^ x[4];
      crc[5] <= x[3] ^ x[4] ^ x[5];
      crc[6] <= x[4] ^ x[5] ^ x[6];
      crc[7] <= x[5] ^ x[6] ^ x[7];
    end
  end
endmodule
