import { describe, expect, it } from "vitest";
import { type BrokerSource, chooseBroker, isDebian, type Machine, provideBroker } from "./rabbitmq.mjs";

const nothing: Machine = { url: undefined, server: undefined, canApt: false, hasDocker: false };
const everything: Machine = {
  url: "amqp://broker.example/",
  server: "/usr/lib/rabbitmq/bin/rabbitmq-server",
  canApt: true,
  hasDocker: true,
};

describe("chooseBroker", () => {
  const cases: readonly { given: string; machine: Machine; want: BrokerSource }[] = [
    {
      given: "RABBITMQ_URL wins over everything",
      machine: everything,
      want: { from: "url", url: "amqp://broker.example/" },
    },
    {
      given: "an installed server wins over installing one",
      machine: { ...everything, url: undefined },
      want: { from: "node", server: "/usr/lib/rabbitmq/bin/rabbitmq-server" },
    },
    {
      given: "an empty RABBITMQ_URL is none",
      machine: { ...everything, url: "" },
      want: { from: "node", server: "/usr/lib/rabbitmq/bin/rabbitmq-server" },
    },
    {
      given: "root on Debian installs one",
      machine: { ...nothing, canApt: true, hasDocker: true },
      want: { from: "apt" },
    },
    { given: "docker is the last way", machine: { ...nothing, hasDocker: true }, want: { from: "docker" } },
  ];

  for (const { given, machine, want } of cases) {
    it(given, () => expect(chooseBroker(machine)).toEqual(want));
  }

  it("says what to do on a machine that has nothing", () => {
    expect(chooseBroker(nothing)).toEqual({
      from: "nowhere",
      advice: expect.stringMatching(/RABBITMQ_URL=.*\n.*apt-get install rabbitmq-server.*\n.*docker/),
    });
  });
});

describe("provideBroker", () => {
  it("stops with what to do where there is none", async () => {
    await expect(provideBroker(chooseBroker(nothing))).rejects.toThrow("The tests need a RabbitMQ");
  });

  it("says that the chosen one does not answer, and takes no other", async () => {
    const chosen: BrokerSource = { from: "url", url: "amqp://guest:hunter2@127.0.0.1:1/" };
    await expect(provideBroker(chosen, { reachTimeoutMs: 1_000 })).rejects.toThrow(
      /^RABBITMQ_URL names a RabbitMQ that does not answer: 127\.0\.0\.1:1 refused \(ECONNREFUSED\)/,
    );
  });
});

describe("isDebian", () => {
  const cases: readonly { given: string; osRelease: string; want: boolean }[] = [
    { given: "Debian", osRelease: 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', want: true },
    { given: "Ubuntu", osRelease: "NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n", want: true },
    { given: "made from Ubuntu", osRelease: 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', want: true },
    { given: "Fedora", osRelease: "ID=fedora\n", want: false },
    { given: "no such file", osRelease: "", want: false },
  ];

  for (const { given, osRelease, want } of cases) {
    it(given, () => expect(isDebian(osRelease)).toBe(want));
  }
});
