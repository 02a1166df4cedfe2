// How many bits of a word are set.
module popcount #(
    parameter WIDTH = 16
) (
    input wire [WIDTH-1:0] word,
    output reg [$clog2(WIDTH+1)-1:0] count
);
  integer at;

  always @(*) begin
    count = 0;
    for (at = 0; at < WIDTH; at = at + 1) count = count + word[at];
  end
endmodule
