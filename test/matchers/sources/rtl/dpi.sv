module dpi;
  import "DPI-C" function int model(int a);
  initial $display("%0d", model(3));
endmodule
