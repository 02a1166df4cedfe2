// SHA-256 of one block without a clock, for Yosys, which can evaluate only that: all rounds, one behind the other.
module sha256_block (
    input  wire [511:0] block,
    output wire [255:0] digest
);
  localparam [255:0] INITIAL = {
    32'h6a09e667, 32'hbb67ae85, 32'h3c6ef372, 32'ha54ff53a, 32'h510e527f, 32'h9b05688c, 32'h1f83d9ab, 32'h5be0cd19
  };
  wire [255:0] states[0:64];
  wire [511:0] schedules[0:64];
  assign states[0] = INITIAL;
  assign schedules[0] = block;

  genvar i;
  generate
    for (i = 0; i < 64; i = i + 1) begin : round
      localparam [31:0] T = i;
      wire [31:0] k;
      sha256_constant constant (
          .t(T[5:0]),
          .k(k)
      );
      sha256_round round (
          .k(k),
          .state(states[i]),
          .schedule(schedules[i]),
          .next_state(states[i+1]),
          .next_schedule(schedules[i+1])
      );
    end
    for (i = 0; i < 8; i = i + 1) begin : word
      assign digest[32*i+:32] = states[64][32*i+:32] + INITIAL[32*i+:32];
    end
  endgenerate
endmodule
