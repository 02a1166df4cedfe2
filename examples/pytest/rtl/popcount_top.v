// Prints the count of the word that it is given.
module popcount_top;
  reg  [15:0] word;
  wire [ 4:0] count;

  popcount dut (
      .word (word),
      .count(count)
  );

  initial begin
    if (!$value$plusargs("word=%h", word)) word = 0;
    #1 $display("count %0d", count);
  end
endmodule
