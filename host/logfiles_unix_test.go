//go:build unix && !solaris && !aix

package host

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
)

// isLocked reports whether somebody has a file locked.
func isLocked(t *testing.T, name string) bool {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil && err != syscall.EWOULDBLOCK {
		t.Fatal(err)
	}
	return err != nil
}

// Who waits for the lock of a file that is renamed meanwhile gets that of the new one.
func TestLogFilesLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "log")
	shared := new(atomic.Bool)
	files := logFiles{shared: shared}
	if unlock, err := files.Lock(name); unlock != nil || err != nil {
		t.Errorf("locked for nobody: %v", err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("a file was made for nobody")
	}
	shared.Store(true)
	unlock, err := files.Lock(name)
	if err != nil || !isLocked(t, name) {
		t.Fatalf("not locked: %v", err)
	}
	// Another file that is the same may be closed: a lock of the process would be lost by it.
	if f, err := os.Open(name); err != nil || f.Close() != nil || !isLocked(t, name) {
		t.Errorf("not locked any more: %v", err)
	}
	type result struct {
		unlock func()
		err    error
	}
	next := make(chan result)
	go func() {
		unlock, err := files.Lock(name)
		next <- result{unlock, err}
	}()
	if err := os.Rename(name, name+".1"); err != nil {
		t.Fatal(err)
	}
	unlock()
	r := <-next
	if r.err != nil || isLocked(t, name+".1") || !isLocked(t, name) {
		t.Errorf("the wrong file is locked: %v", r.err)
	}
	r.unlock()
	if isLocked(t, name) {
		t.Error("locked after unlock")
	}
	if _, err := files.Lock(filepath.Join(name, "x")); err == nil {
		t.Error("no error where no file can be")
	}
	if unlock, err := files.Lock(os.DevNull); unlock != nil || err != nil {
		t.Errorf("a device is locked: %v", err)
	}
}
