`timescale 1ns / 1ps

// A timer behind an APB: it counts down from RELOAD, starts again at zero, and counts how often it did.
//   0x0 CTRL    bit 0: runs
//   0x4 RELOAD  where it starts again; writing sets COUNT, too
//   0x8 COUNT   read-only
//   0xc ROUNDS  how often zero was passed; any write clears it
module apb_timer (
    input  wire        pclk,
    input  wire        presetn,
    input  wire        psel,
    input  wire        penable,
    input  wire        pwrite,
    input  wire [ 3:0] paddr,
    input  wire [31:0] pwdata,
    output reg  [31:0] prdata,
    output wire        pready,
    output wire        pslverr
);
  localparam CTRL = 2'd0;
  localparam RELOAD = 2'd1;
  localparam COUNT = 2'd2;
  localparam ROUNDS = 2'd3;

  reg runs;
  reg [31:0] reload;
  reg [31:0] count;
  reg [31:0] rounds;

  wire [1:0] register = paddr[3:2];
  wire access = psel && penable;
  wire write = access && pwrite;

  assign pready  = 1'b1;
  assign pslverr = access && (paddr[1:0] != 0 || (pwrite && register == COUNT));

  always @* begin
    case (register)
      CTRL: prdata = {31'b0, runs};
      RELOAD: prdata = reload;
      COUNT: prdata = count;
      ROUNDS: prdata = rounds;
    endcase
  end

  always @(posedge pclk) begin
    if (!presetn) begin
      runs   <= 1'b0;
      reload <= 32'd0;
      count  <= 32'd0;
      rounds <= 32'd0;
    end else begin
      if (runs) begin
        count <= count == 0 ? reload : count - 1;
        if (count == 0) rounds <= rounds + 1;
      end
      if (write && !pslverr) begin
        case (register)
          CTRL: runs <= pwdata[0];
          RELOAD: begin
            reload <= pwdata;
            count  <= pwdata;
          end
          ROUNDS: rounds <= 32'd0;
        endcase
      end
    end
  end
endmodule
