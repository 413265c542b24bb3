package workerpool

import (
	"encoding/binary"
	"errors"
	"math"
)

// A frame is one message between a process pool and one of its workers. On the
// pipe it is a header of 16 bytes and the data of the payload:
//
//	2 bytes  frameMagic
//	1 byte   kind
//	1 byte   zero
//	4 bytes  length of the data
//	8 bytes  id
//
// Numbers are little-endian. Before it come the texts of the payload, each with such a
// header of its own.
type frame struct {
	kind    frameKind
	id      uint64
	payload Payload
}

type frameKind byte

// The frames to a worker. What it has to do comes in this order: broadcasts, init, then tasks
// with further broadcasts between them, quit.
const (
	frameBroadcast frameKind = 1 + iota // payload and id: what Broadcast was given
	frameInit                           // payload: ProcessPoolConfig.Init; id: the number of the process
	frameTask                           // payload: the task's; id: counts up from 1
	frameCancel                         // id: the task whose context has ended
	frameRecall                         // asks for the tasks that have not begun
	frameQuit                           // nothing more will come
)

// frameText is the kind of a text that belongs to the next frame of another kind. Its id
// is 0.
const frameText frameKind = 0x40

// The frames from a worker.
const (
	frameHello    frameKind = 0x81 + iota // the first one; id: protocolVersion
	frameResult                           // payload: the result; id: the task's
	frameError                            // payload: a RemoteError; id: the task's
	frameReturned                         // answers frameRecall; id: how many tasks
	frameBroken                           // payload: a RemoteError of Init or Broadcast
)

const (
	protocolVersion = 1

	frameMagic     = 0xf57a
	frameHeaderLen = 16

	// maxPayload is what the header can tell.
	maxPayload = math.MaxUint32

	// Buffers for many small frames. Data from largePayload on is written past them
	// and not copied, as texts are. A pipe holds 64 KiB, or pipeSize.
	frameBufferLen = 64 << 10
	largePayload   = 16 << 10
	pipeSize       = 256 << 10

	// trustedPayload is how much memory a reader allocates because a header says so.
	// What is longer has to arrive as memory grows. keptPayload is how much it keeps
	// for later data.
	trustedPayload = 1 << 20
	keptPayload    = 8 << 20
)

// errBadFrame is in the error of who was sent something that is no frame, or none
// that it could expect.
var errBadFrame = errors.New("not a frame")

func appendFrameHeader(b []byte, kind frameKind, id uint64, length int) []byte {
	b = binary.LittleEndian.AppendUint16(b, frameMagic)
	b = append(b, byte(kind), 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(length))
	return binary.LittleEndian.AppendUint64(b, id)
}
