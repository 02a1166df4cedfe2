module syntax(input clk;
  assign x = = y;
endmodule
