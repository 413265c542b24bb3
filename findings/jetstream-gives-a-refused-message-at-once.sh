#!/usr/bin/env bash
# Where: github.com/nats-io/nats-server/v2 v2.15.3 embedded, nats.go v1.55.0, any platform.
# What:  a message that a worker gives back with Nak is the next one that is delivered, ahead of all
#        that nobody has had yet.
# Guess before the run: it goes to the end of the queue, so that a worker which refuses what it can't
#        do now (a task for another kind of worker, a resource that is taken) comes to the others.
# Seen:  with 5 messages in a work queue, a worker that refuses all it gets had the first 100 times
#        and none of the others. With NakWithDelay of 5 s it had each of the 5 once.
# So:    refusing is with a delay, always; or each kind of task has a subject and a consumer of its own.
# This script fails if another message is delivered, or with the delay not all. It needs Go and its
# module proxy; a minute the first time, to compile the server.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/refused

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

func main() {
	s := must(server.NewServer(&server.Options{JetStream: true, StoreDir: os.Args[1], DontListen: true}))
	s.Start()
	defer s.Shutdown()
	js := must(jetstream.New(must(nats.Connect("", nats.InProcessServer(s)))))
	ctx := context.Background()

	// refuse fills a queue with 5 messages and gives back n; it returns how often each was delivered.
	refuse := func(queue string, n int, back func(jetstream.Msg) error) [5]int {
		stream := must(js.CreateStream(ctx, jetstream.StreamConfig{
			Name: queue, Retention: jetstream.WorkQueuePolicy, Storage: jetstream.MemoryStorage,
		}))
		for range 5 {
			must(js.Publish(ctx, queue, nil))
		}
		worker := must(stream.CreateConsumer(ctx, jetstream.ConsumerConfig{
			Durable: "worker", AckPolicy: jetstream.AckExplicitPolicy,
		}))
		var delivered [5]int
		for range n {
			message := must(worker.Next())
			delivered[must(message.Metadata()).Sequence.Stream-1]++
			if err := back(message); err != nil {
				panic(err)
			}
			must(worker.Info(ctx)) // the server has seen what was sent before
			time.Sleep(2 * time.Millisecond)
		}
		return delivered
	}
	fmt.Println("Nak:", refuse("now", 100, jetstream.Msg.Nak))
	fmt.Println("NakWithDelay:", refuse("later", 5, func(m jetstream.Msg) error { return m.NakWithDelay(5 * time.Second) }))
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir/store" | tee delivered
diff delivered - <<'WANT'
Nak: [100 0 0 0 0]
NakWithDelay: [1 1 1 1 1]
WANT
