module memory(input a, output reg q);
  reg [7:0] m [0:3];
  initial $readmemh("nowhere.hex", m);
  assign q = a;
endmodule
