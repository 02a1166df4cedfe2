`timescale 1ns / 1ps
module bench;
  reg [7:0] memory [0:3];
  initial begin
    $info("seed %0d", 1);
    $warning("no plusarg given");
    $error("mismatch: got %0h, want %0h", 4, 5);
    assert (0) else $error("queue not empty");
    #5 assert (0);
    $readmemh("nowhere.hex", memory);
    $error;
    #1 $fatal(1, "watchdog at %0t", $time);
  end
endmodule
