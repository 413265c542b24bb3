package workerpool

import "fmt"

// A Payload is what is sent to a worker process, or comes back: bytes, and texts
// beside them. A text is not copied to be sent, and one that has come may be kept:
// so long ones, from some 10 KiB on, are better off there than among the bytes. Texts
// come in the order in which they were sent.
type Payload struct {
	Data  []byte
	Texts []string
}

// check returns an error if p is too long to be sent.
func (p Payload) check() error {
	longest := len(p.Data)
	for _, text := range p.Texts {
		longest = max(longest, len(text))
	}
	if uint64(longest) > maxPayload {
		return fmt.Errorf("payload of %d bytes: at most %d can be sent to a worker", longest, uint64(maxPayload))
	}
	return nil
}

// large reports whether writing p may have to wait for who reads.
func (p Payload) large() bool { return len(p.Data) >= largePayload || len(p.Texts) > 0 }
