//go:build unix

package workerpool_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fstar/internal/workerpool"
)

// echoTask is a task with any payload, which the handler of these tests returns. It
// writes over the data of the result, as it may, and keeps the texts, as it may.
type echoTask struct {
	payload workerpool.Payload
	data    []byte // of the result
	texts   []string
	err     error
	done    chan struct{}
}

func (t *echoTask) Payload(context.Context, *workerpool.Worker, *workerpool.Worker) (workerpool.Payload, error) {
	return t.payload, nil
}

func (t *echoTask) Requeue() {}

func (t *echoTask) Finish(_ context.Context, _ *workerpool.Worker, result workerpool.Payload, err error) {
	t.data, t.texts, t.err = bytes.Clone(result.Data), result.Texts, err
	for i := range result.Data {
		result.Data[i] = 'x'
	}
	close(t.done)
}

func echo(t *testing.T, p *workerpool.ProcessPool, payload workerpool.Payload) *echoTask {
	t.Helper()
	task := &echoTask{payload: payload, done: make(chan struct{})}
	if err := p.Execute(ctx, task); err != nil {
		t.Fatal(err)
	}
	return task
}

// Data and texts of all sizes come back as they were sent, each with its task, and what
// was lent to one task does not show in another.
func TestProcessPoolPayloads(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 2})
	defer shutdownProcesses(t, p)
	var tasks []*echoTask
	for i, size := range []int{0, 1, 1000, 15 << 10, 70 << 10, 300 << 10, 3 << 20, 300 << 10, 70 << 10, 1000, 1} {
		letter := string(rune('a' + i))
		data := []byte("echo " + strings.Repeat(letter, size))
		text := strings.Repeat(letter, size)
		for _, texts := range [][]string{nil, {text}, {"", text + "é", "more", text}} {
			tasks = append(tasks, echo(t, p, workerpool.Payload{Data: data, Texts: texts}))
		}
	}
	for i, task := range tasks {
		<-task.done
		if task.err != nil || !bytes.Equal(task.data, task.payload.Data) || !slices.Equal(task.texts, task.payload.Texts) {
			t.Errorf("task %d: %d bytes and %d texts came back: %v", i, len(task.data), len(task.texts), task.err)
		}
	}
}

func TestProcessPoolBroadcastsTexts(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1})
	defer shutdownProcesses(t, p)
	text := strings.Repeat("t", 300<<10)
	if err := p.Broadcast(0, workerpool.Payload{Data: []byte("data"), Texts: []string{text, "more"}}); err != nil {
		t.Fatal(err)
	}
	if got := value(t, submitBytes(t, p, []byte("log"))); got != "data"+text+"more;init ;" {
		t.Errorf("the worker has %.20q, %d bytes", got, len(got))
	}
}

func TestTaskFuncTakesNoTexts(t *testing.T) {
	p := newProcessPool(t, workerpool.ProcessPoolConfig{MaxWorkers: 1, Command: roleCommand("shouting")})
	defer shutdownProcesses(t, p)
	task := echo(t, p, workerpool.Payload{Data: []byte("hello"), Texts: []string{"world"}})
	<-task.done
	if !errors.As(task.err, new(*workerpool.RemoteError)) {
		t.Errorf("%q, %v", task.data, task.err)
	}
}
