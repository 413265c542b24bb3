#!/usr/bin/env bash
# Where: github.com/nats-io/nats-server/v2 v2.15.3 embedded, Linux.
# What:  a NATS server that a program starts within itself ends the program on SIGINT, with status 0,
#        though the program handles that signal.
# Guess before the run: a package leaves signals alone unless asked, as net/http does; what signal.Notify
#        of the program gets is the program's to act on.
# Seen:  a program that on SIGINT says "stopping", works for a second and exits with 3 says "stopping", and
#        is gone with status 0, without a line of the server. With Options.NoSigs, whose zero value is
#        false, it exits with 3.
# So:    who embeds the server sets NoSigs; else tasks that are under way are cut off, and a caller takes
#        the status for success.
# This script fails if the status without NoSigs is not 0, or with it not 3. It needs Go and its module
# proxy; a minute the first time, to compile the server.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/signals

go 1.26

require github.com/nats-io/nats-server/v2 v2.15.3
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

func main() {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	s, err := server.NewServer(&server.Options{DontListen: true, NoSigs: len(os.Args) > 1})
	if err != nil {
		panic(err)
	}
	s.Start()
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		panic(err)
	}
	<-interrupts
	fmt.Println("stopping")
	time.Sleep(time.Second)
	fmt.Println("stopped")
	os.Exit(3)
}
GO
go mod tidy >/dev/null 2>&1
go build -o program .
zero=0 nosigs=0
./program || zero=$?
./program nosigs || nosigs=$?
echo "status by default: $zero, with NoSigs: $nosigs"
[ "$zero" = 0 ] && [ "$nosigs" = 3 ]
