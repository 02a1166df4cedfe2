module macro(input a, output q);
  assign q = a + `DEPTH;
endmodule
