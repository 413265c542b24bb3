//go:build unix

package workerpool_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fstar/executor"
	"fstar/internal/testenv"
	"fstar/internal/workerpool"
)

var hammerTime = flag.Duration("hammer", 2*time.Second, "how long TestProcessPoolHammer goes on; 30s or more to look for something")

// Workers are killed at any time, or cannot be started, while tasks of all kinds run and
// contexts end: each future ends with its value or with a BrokenError, and no process is
// left.
func TestProcessPoolHammer(t *testing.T) {
	checkFiles(t)
	end := time.Now().Add(*hammerTime)
	if !testenv.Long() {
		end = time.Now().Add(200 * time.Millisecond)
	}
	var pools, values, brokens, cancelled int
	for seed := uint64(0); time.Now().Before(end); seed++ {
		r := rand.New(rand.NewPCG(seed, 1))
		cfg := workerpool.ProcessPoolConfig{MaxWorkers: 1 + r.IntN(3)}
		n := r.IntN(3000)
		if r.IntN(3) == 0 {
			cfg.MaxTasksPerWorker = 1 + r.IntN(100)
			n = r.IntN(10 * cfg.MaxTasksPerWorker) // starting processes takes time
		}
		if r.IntN(5) == 0 { // some cannot be started
			var starts atomic.Int64
			every := int64(1 + r.IntN(4))
			cfg.Command = func() (*exec.Cmd, error) {
				if starts.Add(1)%every == 0 {
					return nil, errors.New("no process")
				}
				return exec.Command(os.Args[0]), nil
			}
		}
		p := newProcessPool(t, cfg)
		killed := make(chan struct{})
		delay := time.Duration(r.IntN(20000)) * time.Microsecond
		victim := r.IntN(cfg.MaxWorkers + 1) // perhaps none
		go func() {
			defer close(killed)
			time.Sleep(delay)
			if pids := p.Pids(); victim < len(pids) {
				syscall.Kill(pids[victim], syscall.SIGKILL)
			}
		}()
		taskCtx, cancel := context.WithCancel(ctx)
		tasks := make(map[*executor.Future[[]byte]]string)
		for i := range n {
			task := fmt.Sprint("echo ", i)
			switch r.IntN(200) {
			case 0:
				task += fmt.Sprintf("%*d", r.IntN(1<<20), i)
			case 1:
				p.Broadcast(0, workerpool.Payload{Data: []byte(task)})
			case 2:
				time.Sleep(time.Duration(r.IntN(300)) * time.Microsecond)
			}
			f, err := send(taskCtx, p, []byte(task))
			if err != nil {
				break
			}
			tasks[f] = task
			if r.IntN(10) == 0 {
				f.Cancel(ctx)
			}
		}
		if r.IntN(2) == 0 {
			cancel()
		}
		switch r.IntN(6) {
		case 0:
			p.Terminate(ctx)
		case 1:
			p.Kill(ctx)
		case 2:
			p.Shutdown(ctx, workerpool.ShutdownOptions{NoWait: true, CancelFutures: true})
		}
		for f, task := range tasks {
			v, err := result(t, f)
			var b *workerpool.BrokenError
			switch {
			case err == nil && string(v) == task:
				values++
			case err == workerpool.ErrCancelled:
				cancelled++
			case errors.As(err, &b):
				brokens++
			default:
				t.Fatalf("seed %d: %.20q returned %.20q, %v", seed, task, v, err)
			}
		}
		pids := p.Pids()
		shutdownProcesses(t, p)
		cancel()
		<-killed
		checkGone(t, pids...)
		pools++
	}
	t.Logf("%d pools: %d tasks returned, %d were cancelled, %d failed with their pool", pools, values, cancelled, brokens)
}
