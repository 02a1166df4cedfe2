// So many clocks in a row a button must be steady before its level counts.
`define STEADY 8
