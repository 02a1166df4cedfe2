`timescale 1ns / 1ps

// A UART transmitter: one start bit, eight data bits with the lowest first, one stop bit.
module uart_tx #(
    parameter CLOCKS_PER_BIT = 16
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] data,
    input  wire       valid,
    output wire       ready,
    output wire       txd
);
  localparam LAST_CLOCK = CLOCKS_PER_BIT - 1;
  localparam BITS = 10;

  // The lowest bit is on the line; ones follow, as the line rests at one.
  reg [9:0] frame;
  reg [3:0] bits_left;
  reg [15:0] clock_of_bit;

  wire end_of_bit = clock_of_bit == LAST_CLOCK;

  assign txd   = frame[0];
  assign ready = bits_left == 0 || (bits_left == 1 && end_of_bit);

  always @(posedge clk) begin
    if (rst) begin
      frame <= 10'h3ff;
      bits_left <= 0;
      clock_of_bit <= 0;
    end else if (valid && ready) begin
      frame <= {1'b1, data, 1'b0};
      bits_left <= BITS;
      clock_of_bit <= 0;
    end else if (bits_left != 0) begin
      clock_of_bit <= end_of_bit ? 0 : clock_of_bit + 1;
      if (end_of_bit) begin
        frame <= {1'b1, frame[9:1]};
        bits_left <= bits_left - 1;
      end
    end
  end
endmodule
