package object

import (
	"fstar/internal/alarm"
	"fstar/internal/memory"
)

// Room returns a MemoryError if there is no memory for n bytes more.
func Room(n int) error {
	if memory.Room(n) {
		return nil
	}
	return MemoryError.New()
}

// RoomFor is Room for n elements of so many bytes each.
func RoomFor(n, size int) error {
	if memory.Elements(n, size) {
		return nil
	}
	return MemoryError.New()
}

// Recover sets the error if memory.Must or alarm.Must panicked. It is to be deferred.
func Recover(err *error) {
	if p := recover(); p != nil {
		if *err = ErrorOf(p); *err == nil {
			panic(p)
		}
	}
}

// ErrorOf returns the error that memory.Must or alarm.Must has panicked for, or nil for another panic.
func ErrorOf(p any) error {
	switch p := p.(type) {
	case memory.Exhausted:
		return MemoryError.New()
	case alarm.Stop:
		return p.Err
	}
	return nil
}
