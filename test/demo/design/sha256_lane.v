// Tests one core: first the standard's own example, "abc", then a chain in which each digest is the next message.
module sha256_lane #(
    parameter ROUNDS_PER_CLOCK = 1
) (
    input  wire         clk,
    input  wire         enable,
    input  wire [255:0] first_message,
    input  wire [ 31:0] length,         // digests in the chain
    output reg          finished,
    output reg          passed_example,
    output wire [255:0] digest
);
  localparam [511:0] EXAMPLE = {24'h616263, 1'b1, 423'b0, 64'd24};
  localparam [255:0] EXAMPLE_DIGEST = 256'hba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad;

  reg          started;
  reg          start;
  reg  [511:0] block;
  reg  [ 31:0] in_chain;
  wire         done;

  sha256_core #(
      .ROUNDS_PER_CLOCK(ROUNDS_PER_CLOCK)
  ) core (
      .clk(clk),
      .start(start),
      .block(block),
      .digest(digest),
      .done(done)
  );

  // A message of 256 bits, padded to a block.
  function [511:0] padded(input [255:0] message);
    padded = {message, 1'b1, 191'b0, 64'd256};
  endfunction

  initial begin
    started = 1'b0;
    start = 1'b0;
    in_chain = 32'd0;
    finished = 1'b0;
    passed_example = 1'b0;
  end

  always @(posedge clk) begin
    start <= 1'b0;
    if (enable && !started) begin
      started <= 1'b1;
      start <= 1'b1;
      block <= EXAMPLE;
    end else if (done && !start && !finished) begin
      if (in_chain == 32'd0) passed_example <= digest == EXAMPLE_DIGEST;
      if (in_chain == length) begin
        finished <= 1'b1;
      end else begin
        start <= 1'b1;
        block <= padded(in_chain == 32'd0 ? first_message : digest);
        in_chain <= in_chain + 32'd1;
      end
    end
  end
endmodule
