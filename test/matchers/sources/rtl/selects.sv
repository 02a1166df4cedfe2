module selects(input logic [3:0] a);
  logic [7:0] m [0:3];
  always_comb m[1][3:0] = a[1:0];
endmodule
