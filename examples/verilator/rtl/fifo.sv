// A synchronous FIFO. `head` is the oldest word whenever the FIFO is not empty.
module fifo #(
    parameter int WIDTH = 16,
    parameter int DEPTH = 8
) (
    input  logic                     clk,
    input  logic                     rst,
    input  logic                     push,
    input  logic [WIDTH-1:0]         data,
    input  logic                     pop,
    output logic [WIDTH-1:0]         head,
    output logic                     empty,
    output logic                     full,
    output logic [$clog2(DEPTH+1)-1:0] level
);
  localparam int POINTER = $clog2(DEPTH);
  localparam int LEVEL = $clog2(DEPTH + 1);
  localparam logic [POINTER-1:0] LAST = POINTER'(DEPTH - 1);

  logic [WIDTH-1:0] words[DEPTH];
  logic [POINTER-1:0] write_at;
  logic [POINTER-1:0] read_at;

  wire pushed = push && !full;
  wire popped = pop && !empty;

  assign head = words[read_at];
  assign empty = level == 0;
  assign full = level == LEVEL'(DEPTH);

  always_ff @(posedge clk) begin
    if (pushed) words[write_at] <= data;
    if (rst) begin
      write_at <= '0;
      read_at <= '0;
      level <= '0;
    end else begin
      if (pushed) write_at <= write_at == LAST ? '0 : write_at + 1'b1;
      if (popped) read_at <= read_at == LAST ? '0 : read_at + 1'b1;
      level <= level + LEVEL'(pushed) - LEVEL'(popped);
    end
  end
endmodule
