module top;
  parameter CONFIG = "";
  reg [7:0] seed;
  initial begin
    if (!$value$plusargs("seed=%d", seed)) seed = 1;
    $write("PASS");
    if (CONFIG != "") $write(" %0s", CONFIG);
    if (seed > 1) $write(" with seed %0d", seed);
    $write("\n");
    $finish;
  end
endmodule
