// @vitest-environment node
import { describe, expect, test } from "vitest";

import { EventReader, type Sent } from "./sse";
import { Chance } from "./testing/random";

const ENCODER = new TextEncoder();

function read(...parts: (string | Uint8Array)[]): Sent[] {
  const reader = new EventReader();
  return parts.flatMap((part) => reader.read(typeof part === "string" ? ENCODER.encode(part) : part));
}

describe("an event stream", () => {
  test("gives an event at its empty line, and not before", () => {
    const reader = new EventReader();
    expect(reader.read(ENCODER.encode("event: message\nid: 7\ndata: {}\n"))).toEqual([]);
    expect(reader.read(ENCODER.encode("\n"))).toEqual([{ event: "message", data: "{}", id: "7" }]);
  });

  test.each(["\n", "\r", "\r\n"])("may end its lines with %j", (end) => {
    const text = ["data: a", "", "data: b", "id: 2", "", ""].join(end);
    expect(read(text).map(({ data, id }) => [data, id])).toEqual([
      ["a", ""],
      ["b", "2"],
    ]);
  });

  test("takes a line end that was cut in two for one", () => {
    expect(read("data: a\r", "\ndata: b\r", "\n\r", "\n", "data: c\n\n").map(({ data }) => data)).toEqual(["a\nb", "c"]);
  });

  test("joins lines of data with line breaks, and takes only one space away", () => {
    expect(read("data:one\ndata:  two\ndata\ndata: \n\n")).toEqual([{ event: "message", data: "one\n two\n\n", id: "" }]);
  });

  test("leaves comments, unknown fields and events without data out", () => {
    expect(read(": hello\n\nevent: typing\n\nfoo: bar\ndata: x\n\n")).toEqual([{ event: "message", data: "x", id: "" }]);
  });

  test("keeps the id until another comes, and takes none with a null character", () => {
    const ids = read("id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\n").map(({ id }) => id);
    expect(ids).toEqual(["1", "1", "1", ""]);
  });

  test("tells how long to wait, in digits only", () => {
    const reader = new EventReader();
    reader.read(ENCODER.encode("retry: 1000\nretry: 2s\nretry: -1\n"));
    expect(reader.retryMs).toBe(1000);
  });

  test("takes a byte order mark away", () => {
    expect(read(new Uint8Array([0xef, 0xbb]), new Uint8Array([0xbf]), "data: a\n\n")).toHaveLength(1);
  });

  test("drops what a cut leaves unfinished", () => {
    expect(read("data: a\n\ndata: b\n")).toEqual([{ event: "message", data: "a", id: "" }]);
  });

  test("is the same wherever its bytes are cut", () => {
    const chance = new Chance(1);
    const ends = ["\n", "\r", "\r\n"];
    for (let round = 0; round < 300; round += 1) {
      const words = ["age < 45", "≤ 60 岁", "浦江人材", "취업허가", "👩🏽‍🔬 *[A-12]*", "", "data: x", ":"];
      const lines = Array.from({ length: chance.between(1, 12) }, () => {
        const word = chance.oneOf(words);
        return chance.oneOf([`data: ${word}`, `id: ${word}`, `event: ${word}`, `: ${word}`, "", ""]);
      });
      const bytes = ENCODER.encode(`${lines.map((line) => line + chance.oneOf(ends)).join("")}data: end\n\n`);
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; ) {
        const size = chance.between(1, 5);
        pieces.push(bytes.slice(at, at + size));
        at += size;
      }
      expect(read(...pieces), `round ${round}`).toEqual(read(bytes));
    }
  });
});
