// Self-checking test of LANES cores side by side. A shard tests the lanes whose number is +shard modulo +shards; each
// hashes a chain of +length digests that begins with the lane's number. Whoever runs the test compares the last digests
// with a model of its own.
module sha256_test #(
    parameter LANES = 1,
    parameter ROUNDS_PER_CLOCK = 1
) (
    input wire clk
);
  reg [31:0] shard;
  reg [31:0] shards;
  reg [31:0] length;
  initial begin
    if (!$value$plusargs("shard=%d", shard)) shard = 32'd0;
    if (!$value$plusargs("shards=%d", shards)) shards = 32'd1;
    if (!$value$plusargs("length=%d", length)) length = 32'd1;
  end

  wire [LANES-1:0] tested;
  wire [LANES-1:0] finished;
  wire [LANES-1:0] passed_example;
  wire [256*LANES-1:0] digests;

  genvar i;
  generate
    for (i = 0; i < LANES; i = i + 1) begin : lane
      localparam [31:0] NUMBER = i;
      assign tested[i] = NUMBER % shards == shard;
      sha256_lane #(
          .ROUNDS_PER_CLOCK(ROUNDS_PER_CLOCK)
      ) lane (
          .clk(clk),
          .enable(tested[i]),
          .first_message({224'b0, NUMBER}),
          .length(length),
          .finished(finished[i]),
          .passed_example(passed_example[i]),
          .digest(digests[256*i+:256])
      );
    end
  endgenerate

  integer n;
  always @(posedge clk) begin
    if (&(finished | ~tested)) begin
      for (n = 0; n < LANES; n = n + 1) if (tested[n]) $display("digest %0d %064x", n, digests[256*n+:256]);
      if (tested == {LANES{1'b0}}) $display("FAIL: no lane belongs to this shard");
      else if (&(passed_example | ~tested)) $display("PASS");
      else $display("FAIL: the digest of \"abc\" is wrong in lanes %b", tested & ~passed_example);
      $finish;
    end
  end
endmodule
