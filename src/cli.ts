#!/usr/bin/env node
import { runCommandLine } from './cli/command-line.ts';

void runCommandLine(process);
