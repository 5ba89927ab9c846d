# Writes captures of one TCP connection, a packet a segment: what the dissectors and the checks of captures are tried on.
# SPDX-License-Identifier: BSL-1.0
import struct

CLIENT_PORT = 40000
LOOPBACK = b"\x7f\0\0\1"
RAW_IP = 101


def checksum(octets):
    total = sum(struct.unpack(f">{(len(octets) + 1) // 2}H", octets + b"\0" * (len(octets) % 2)))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def packet(from_client, port, numbers, payload):
    """IPv4 and TCP; `numbers` are the next sequence numbers of the client and of the server, and are counted on."""
    ports = (CLIENT_PORT, port) if from_client else (port, CLIENT_PORT)
    us = 0 if from_client else 1
    tcp = struct.pack(">HHIIBBHHH", *ports, numbers[us], numbers[1 - us], 5 << 4, 0x18, 65535, 0, 0)
    addresses = LOOPBACK * 2
    total = checksum(addresses + struct.pack(">HH", 6, len(tcp) + len(payload)) + tcp + payload)
    tcp = tcp[:16] + struct.pack(">H", total) + tcp[18:]
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 40 + len(payload), 0, 0, 64, 6, 0)
    ip = ip[:10] + struct.pack(">H", checksum(ip + addresses)) + addresses
    numbers[us] += len(payload)
    return ip + tcp + payload


def pcap(segments, port=9020, change=lambda octets, number: octets):
    """A capture of (from the client?, octets); `change` may break each packet."""
    out = struct.pack("<IHHIIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, RAW_IP)
    numbers = [1, 1]
    for number, (from_client, payload) in enumerate(segments):
        octets = change(packet(from_client, port, numbers, payload), number)
        out += struct.pack("<IIII", 1, number, len(octets), len(octets)) + octets
    return out
