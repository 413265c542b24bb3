#!/usr/bin/env bash
# Where: github.com/nats-io/nats-server/v2 v2.15.3 embedded, nats.go v1.55.0, any platform, streams in files.
# What:  whether a message is a duplicate of one that is gone (acknowledged in a work queue, deleted or
#        purged) depends on whether the server was restarted, not on the stream's window for duplicates.
# Guess before the run: either the identifiers of an hour are kept for an hour, or those of messages
#        that are gone are free; and a restart changes nothing, as the stream is in a file.
# Seen:  with a window of an hour, a task that was done, one that was deleted and one that was purged are
#        refused as duplicates when they come again, though the queue is empty. After a restart all
#        three are taken and queued again; only one that still waits in the queue stays a duplicate.
# So:    the window is no guarantee that a task is done once: what must not happen twice has its own
#        record. And to submit a task again on purpose takes a new identifier.
# This script fails if one of the answers changes. It needs Go and its module proxy; a minute the first
# time, to compile the server.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/duplicates

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

var ctx = context.Background()

func start(dir string) (*server.Server, jetstream.JetStream) {
	s := must(server.NewServer(&server.Options{JetStream: true, StoreDir: dir, DontListen: true}))
	s.Start()
	return s, must(jetstream.New(must(nats.Connect("", nats.InProcessServer(s)))))
}

func main() {
	s, js := start(os.Args[1])
	tasks := must(js.CreateStream(ctx, jetstream.StreamConfig{
		Name: "tasks", Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Duplicates: time.Hour,
	}))
	publish := func(id string) *jetstream.PubAck {
		return must(js.Publish(ctx, "tasks", nil, jetstream.WithMsgID(id)))
	}
	again := func(when string, ids ...string) {
		for _, id := range ids {
			fmt.Printf("%s, %s again: duplicate %v\n", when, id, publish(id).Duplicate)
		}
	}

	publish("done")
	worker := must(tasks.CreateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: "worker", AckPolicy: jetstream.AckExplicitPolicy,
	}))
	if err := must(worker.Next()).DoubleAck(ctx); err != nil {
		panic(err)
	}
	if err := tasks.DeleteMsg(ctx, publish("deleted").Sequence); err != nil {
		panic(err)
	}
	publish("purged")
	if err := tasks.Purge(ctx); err != nil {
		panic(err)
	}
	fmt.Println("messages:", must(tasks.Info(ctx)).State.Msgs)
	publish("waiting")
	again("before", "done", "deleted", "purged", "waiting")

	s.Shutdown()
	s.WaitForShutdown()
	s, js = start(os.Args[1])
	again("after", "done", "deleted", "purged", "waiting")
	s.Shutdown()
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir/store" | tee answers
diff answers - <<'WANT'
messages: 0
before, done again: duplicate true
before, deleted again: duplicate true
before, purged again: duplicate true
before, waiting again: duplicate true
after, done again: duplicate false
after, deleted again: duplicate false
after, purged again: duplicate false
after, waiting again: duplicate true
WANT
