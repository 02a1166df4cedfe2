module ports(input [3:0] a, output [7:0] q);
  sub u_sub(.a(a), .q(q));
endmodule

module sub(input [7:0] a, output [7:0] q, input n);
  assign q = a;
endmodule
