"""A Python service on aio-pika, as the ones that eventwright's services talk with.

    service.py send URL               sends each line of standard input: {"to_service", "from_service", "method", "message", "urgency"}
    service.py consume URL SERVICE N  prints each of N messages that arrive for the service
    service.py answer URL SERVICE     answers supplier questions until standard input ends
    service.py ask URL SERVICE        asks each line of standard input, prints each answer

Every command prints one JSON object per line, the first one {"ready": true}.
"""

import asyncio
import json
import sys
import uuid
from datetime import datetime, timezone

import aio_pika

PRIORITIES = {"low": 1, "medium": 5, "high": 8, "critical": 10}


def queue_name(service):
    """http://localhost:8002/api/v1/orders -> queue_localhost_8002_api_v1_orders"""
    return "queue_" + service.split("://")[-1].replace(":", "_").replace("/", "_")


async def declare(channel, service):
    return await channel.declare_queue(queue_name(service), durable=True, arguments={"x-max-priority": 10})


def envelope(to_service, from_service, method, message, urgency):
    return {
        "from_service": from_service,
        "to_service": to_service,
        "method": method,
        "payload": message,
        "urgency": urgency,
        "timestamp": datetime.now(timezone.utc).isoformat(),
    }


async def send_to_microservice(channel, to_service, from_service, method, message, urgency="medium", **properties):
    await declare(channel, to_service)
    body = json.dumps(envelope(to_service, from_service, method, message, urgency))
    await channel.default_exchange.publish(
        aio_pika.Message(
            body=body.encode(),
            delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
            priority=PRIORITIES[urgency],
            content_type="application/json",
            **properties,
        ),
        routing_key=queue_name(to_service),
    )


def say(**what):
    print(json.dumps(what), flush=True)


async def lines_of_input():
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        yield json.loads(line)


async def send(channel):
    say(ready=True)
    async for message in lines_of_input():
        await send_to_microservice(channel, **message)
        say(sent=message["message"])


async def consume(channel, service, count):
    queue = await declare(channel, service)
    say(ready=True)
    remaining = int(count)
    async with queue.iterator() as messages:
        async for message in messages:
            async with message.process():
                say(
                    body=message.body.decode(),
                    envelope=json.loads(message.body),
                    priority=message.priority,
                    delivery_mode=int(message.delivery_mode),
                    content_type=message.content_type,
                    timestamp=message.timestamp and message.timestamp.timestamp(),
                )
            remaining -= 1
            if remaining == 0:
                return


async def answer(channel, service):
    queue = await declare(channel, service)

    async def reply(message):
        async with message.process():
            question = json.loads(message.body)["payload"]
            info = {
                "event": "supplier_info",
                "product_id": question["product_id"],
                "supplier_id": 7,
                "name": "Lumen GmbH",
            }
            await channel.default_exchange.publish(
                aio_pika.Message(body=json.dumps(info).encode(), correlation_id=message.correlation_id),
                routing_key=message.reply_to,
            )

    await queue.consume(reply)
    say(ready=True)
    async for _ in lines_of_input():
        pass


async def ask(channel, service):
    replies = await channel.declare_queue(exclusive=True)
    say(ready=True)
    async for message in lines_of_input():
        correlation_id = str(uuid.uuid4())
        await send_to_microservice(
            channel,
            to_service=service,
            from_service="catalog-service",
            method="GET",
            message=message,
            urgency="low",
            reply_to=replies.name,
            correlation_id=correlation_id,
        )
        async with replies.iterator() as answers:
            async for reply in answers:
                await reply.ack()
                say(
                    answer=json.loads(reply.body),
                    is_ours=reply.correlation_id == correlation_id,
                    content_type=reply.content_type,
                )
                break


async def main(command, url, *arguments):
    connection = await aio_pika.connect_robust(url)
    async with connection:
        channel = await connection.channel()
        await {"send": send, "consume": consume, "answer": answer, "ask": ask}[command](channel, *arguments)


asyncio.run(main(*sys.argv[1:]))
