module unknown(input a, output q);
  assign q = nowhere;
endmodule
