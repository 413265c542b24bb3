"""Five planets pull at each other: floats in lists, loops that unpack."""

import sys


def bodies():
    return [
        ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.47841760435743),
        ([4.8414314424647209, -1.16032004402742839, -0.103622044471123109], [0.606326392995832, 2.81198684491626, -0.02521836165988763], 0.03769367487038949),
        ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381], [-1.0107743461787924, 1.8256623712304119, 0.008415761376584154], 0.011286326131968767),
        ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734], [1.0827910064415354, 0.8687130181696082, -0.010832637401363636], 0.0017237240570597112),
        ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181], [0.979090732243898, 0.5946989986476762, -0.034755955550407046], 0.0020336868699246304),
    ]


def advance(pairs, system, dt, n):
    for _ in range(n):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            pull = dt * ((dx * dx + dy * dy + dz * dz) ** -1.5)
            b1 = m1 * pull
            b2 = m2 * pull
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for r, [vx, vy, vz], _mass in system:
            r[0] += dt * vx
            r[1] += dt * vy
            r[2] += dt * vz


def energy(pairs, system):
    total = 0.0
    for _, v, mass in system:
        total += 0.5 * mass * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    for (p, _, m1), (q, _, m2) in pairs:
        total -= m1 * m2 / ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2) ** 0.5
    return total


def main(n):
    system = bodies()
    pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1 :]]
    print(f"{energy(pairs, system):.9f}")
    advance(pairs, system, 0.01, n)
    print(f"{energy(pairs, system):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 90000)
