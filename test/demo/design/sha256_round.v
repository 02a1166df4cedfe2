// One round of SHA-256's compression function, and one step of its message schedule (FIPS 180-4, 6.2.2).
module sha256_round (
    input  wire [ 31:0] k,            // the round's constant
    input  wire [255:0] state,        // the working variables a .. h, a in the highest word
    input  wire [511:0] schedule,     // W[t] .. W[t+15], W[t] in the highest word
    output wire [255:0] next_state,
    output wire [511:0] next_schedule
);
  wire [31:0] a, b, c, d, e, f, g, h;
  assign {a, b, c, d, e, f, g, h} = state;

  wire [31:0] w0 = schedule[511:480];
  wire [31:0] w1 = schedule[479:448];
  wire [31:0] w9 = schedule[223:192];
  wire [31:0] w14 = schedule[63:32];

  wire [31:0] big_sigma0 = {a[1:0], a[31:2]} ^ {a[12:0], a[31:13]} ^ {a[21:0], a[31:22]};
  wire [31:0] big_sigma1 = {e[5:0], e[31:6]} ^ {e[10:0], e[31:11]} ^ {e[24:0], e[31:25]};
  wire [31:0] choose = (e & f) ^ (~e & g);
  wire [31:0] majority = (a & b) ^ (a & c) ^ (b & c);
  wire [31:0] temp1 = h + big_sigma1 + choose + k + w0;
  wire [31:0] temp2 = big_sigma0 + majority;
  assign next_state = {temp1 + temp2, a, b, c, d + temp1, e, f, g};

  wire [31:0] small_sigma0 = {w1[6:0], w1[31:7]} ^ {w1[17:0], w1[31:18]} ^ {3'b000, w1[31:3]};
  wire [31:0] small_sigma1 = {w14[16:0], w14[31:17]} ^ {w14[18:0], w14[31:19]} ^ {10'b0, w14[31:10]};
  wire [31:0] w16 = small_sigma1 + w9 + small_sigma0 + w0;
  assign next_schedule = {schedule[479:0], w16};
endmodule
