#!/usr/bin/env bash
# Where: github.com/nats-io/nats-server/v2 v2.15.3 embedded, nats.go v1.55.0 (its package jetstream).
# What:  Consumer.Consume fetches up to 500 messages ahead, and for each of these the wait for its
#        acknowledgement begins when it is sent, not when the handler gets it. What lies in the worker's
#        own queue for longer is sent again, to the same worker too, which then runs it twice.
# Guess before the run: a task of 20 ms with an AckWait of 300 ms is never sent again, however many wait.
# Seen:  one worker, 40 tasks of 20 ms, each acknowledged without an error: the handler ran 77 times; with
#        PullMaxMessages(1) it ran 40 times.
# So:    a worker fetches what it can start now, no more; AckWait covers what may be ahead in its queue.
# This script fails if the handler runs less than 50 times, or with PullMaxMessages(1) more than 45. It
# needs Go and its module proxy; a minute the first time, to compile the server.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/twice

go 1.26

require (
	github.com/nats-io/nats-server/v2 v2.15.3
	github.com/nats-io/nats.go v1.55.0
)
MOD
cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

const tasks = 40

// runs is how often a handler runs until a queue of tasks is empty and the handler is idle.
func runs(js jetstream.JetStream, queue string, options ...jetstream.PullConsumeOpt) int32 {
	ctx := context.Background()
	stream := must(js.CreateStream(ctx, jetstream.StreamConfig{
		Name: queue, Retention: jetstream.WorkQueuePolicy, Storage: jetstream.MemoryStorage,
	}))
	for range tasks {
		must(js.Publish(ctx, queue, nil))
	}
	worker := must(stream.CreateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: "worker", AckPolicy: jetstream.AckExplicitPolicy, AckWait: 300 * time.Millisecond,
	}))
	var count atomic.Int32
	consuming := must(worker.Consume(func(message jetstream.Msg) {
		count.Add(1)
		time.Sleep(20 * time.Millisecond)
		if err := message.Ack(); err != nil {
			panic(err)
		}
	}, options...))
	defer consuming.Stop()
	for last := int32(-1); last != count.Load(); {
		last = count.Load()
		time.Sleep(500 * time.Millisecond)
	}
	return count.Load()
}

func main() {
	s := must(server.NewServer(&server.Options{JetStream: true, StoreDir: os.Args[1], DontListen: true, NoSigs: true}))
	s.Start()
	defer s.Shutdown()
	js := must(jetstream.New(must(nats.Connect("", nats.InProcessServer(s)))))
	ahead := runs(js, "ahead")
	one := runs(js, "one", jetstream.PullMaxMessages(1))
	fmt.Printf("%d tasks ran %d times, without fetching ahead %d times\n", tasks, ahead, one)
	if ahead < 50 || one > 45 {
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir/store"
