module latch(input a, output reg q, output r);
  assign q = a;
  assign r = implied;
endmodule
