`timescale 1ns / 1ps
`include "debounce.vh"

// The level of a button without its bounces.
module debounce (
    input  wire clk,
    input  wire rst,
    input  wire button,
    output reg  level
);
  reg [7:0] steady;

  always @(posedge clk) begin
    if (rst) begin
      level  <= 0;
      steady <= 0;
    end else if (button == level) begin
      steady <= 0;
    end else if (steady == `STEADY - 1) begin
      level  <= button;
      steady <= 0;
    end else begin
      steady <= steady + 1;
    end
  end
endmodule
