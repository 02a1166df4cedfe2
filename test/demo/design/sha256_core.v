// SHA-256 of one 512-bit block, from the standard's initial value. A start takes the block; the digest is there
// 64 / ROUNDS_PER_CLOCK clocks later, with done, and stays until the next start.
module sha256_core #(
    parameter ROUNDS_PER_CLOCK = 1  // a power of two, up to 64
) (
    input  wire         clk,
    input  wire         start,
    input  wire [511:0] block,
    output wire [255:0] digest,
    output reg          done
);
  localparam [255:0] INITIAL = {
    32'h6a09e667, 32'hbb67ae85, 32'h3c6ef372, 32'ha54ff53a, 32'h510e527f, 32'h9b05688c, 32'h1f83d9ab, 32'h5be0cd19
  };
  localparam [31:0] ROUNDS = ROUNDS_PER_CLOCK;
  localparam [6:0] STEP = ROUNDS[6:0];

  reg [255:0] state;
  reg [511:0] schedule;
  reg [  6:0] rounds_done;

  // The rounds of one clock, one behind the other.
  wire [255:0] states[0:ROUNDS_PER_CLOCK];
  wire [511:0] schedules[0:ROUNDS_PER_CLOCK];
  assign states[0] = state;
  assign schedules[0] = schedule;

  genvar r;
  generate
    for (r = 0; r < ROUNDS_PER_CLOCK; r = r + 1) begin : round
      localparam [31:0] OFFSET = r;
      wire [31:0] k;
      sha256_constant constant (
          .t(rounds_done[5:0] + OFFSET[5:0]),
          .k(k)
      );
      sha256_round round (
          .k(k),
          .state(states[r]),
          .schedule(schedules[r]),
          .next_state(states[r+1]),
          .next_schedule(schedules[r+1])
      );
    end
  endgenerate

  always @(posedge clk) begin
    if (start) begin
      state <= INITIAL;
      schedule <= block;
      rounds_done <= 7'd0;
      done <= 1'b0;
    end else if (!rounds_done[6]) begin
      state <= states[ROUNDS_PER_CLOCK];
      schedule <= schedules[ROUNDS_PER_CLOCK];
      rounds_done <= rounds_done + STEP;
      done <= rounds_done + STEP == 7'd64;
    end
  end

  genvar i;
  generate
    for (i = 0; i < 8; i = i + 1) begin : word
      assign digest[32*i+:32] = state[32*i+:32] + INITIAL[32*i+:32];
    end
  endgenerate
endmodule
