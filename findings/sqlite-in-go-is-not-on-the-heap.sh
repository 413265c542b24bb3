#!/usr/bin/env bash
# Where: modernc.org/sqlite v1.62.0 (SQLite translated to Go, without cgo), linux/amd64, Go 1.26.8.
# What:  all that SQLite allocates is mapped from the system and is none of Go's memory: runtime/metrics
#        does not count it, debug.SetMemoryLimit (GOMEMLIMIT) does not see it, and SQLite's own pragma
#        hard_heap_limit is answered as if it were in force, and is not.
# Guess before the run: a driver without cgo allocates on Go's heap, so a database in memory shows
#        in the metrics, and the collector works harder when a limit comes near; past its heap limit,
#        SQLite says that it is out of memory.
# Seen:  with 64 MiB for Go and 50 MB for SQLite, a database in memory is filled with 100 MB without an
#        error; the process is 197 MiB larger, and what Go counts 0 MiB. The pragma returns 50000000
#        each time; this SQLite is built not to count its memory (DEFAULT_MEMSTATUS=0). A pragma
#        max_page_count does stop the filling.
# So:    a host that limits a script's memory bounds the pages of each database, and looks at the
#        process for the rest.
# This script fails if Go counts more than 20 MiB, if the process grows by less than 90, or if one of
# the pragmas does otherwise. It needs Go and its module proxy; a minute the first time, to compile SQLite.
set -euo pipefail
export GOTOOLCHAIN=go1.26.8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'MOD'
module example.com/heap

go 1.26

require modernc.org/sqlite v1.62.0
MOD
cat >main.go <<'GO'
package main

import (
	"database/sql"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"

	_ "modernc.org/sqlite"
)

// process is the resident memory of the process, in MiB.
func process() int {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	var size, resident int
	fmt.Sscan(string(statm), &size, &resident)
	return resident * os.Getpagesize() >> 20
}

// counted is all memory that Go's runtime knows of, in MiB.
func counted() int {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(sample)
	return int(sample[0].Value.Uint64() >> 20)
}

func main() {
	debug.SetMemoryLimit(64 << 20)
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		panic(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each connection has a database of its own
	pragma := func(setting string) {
		var n int
		if err := db.QueryRow("pragma " + setting).Scan(&n); err != nil {
			panic(err)
		}
		fmt.Printf("pragma %s returns %d\n", setting, n)
	}
	// fill puts 100 MB into a table of a name.
	fill := func(table string) error {
		if _, err := db.Exec("create table " + table + " (x)"); err != nil {
			return err
		}
		_, err := db.Exec("with recursive n (i) as (select 1 union all select i + 1 from n limit 100000)" +
			" insert into " + table + " select randomblob(1000) from n")
		return err
	}

	pragma("hard_heap_limit = 50000000")
	processBefore, countedBefore := process(), counted()
	if err := fill("a"); err != nil {
		panic(err)
	}
	processMore, countedMore := process()-processBefore, counted()-countedBefore
	pragma("hard_heap_limit")
	fmt.Printf("MiB more: of the process %d, of what Go counts %d\n", processMore, countedMore)

	pragma("max_page_count = 40000")
	full := fill("b")
	fmt.Println("filling another table:", full)
	if processMore < 90 || countedMore > 20 || full == nil {
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee said
grep -qx 'pragma hard_heap_limit returns 50000000' said
