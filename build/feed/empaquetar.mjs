// Packs assemblies as .nupkg files: node empaquetar.mjs <folder of the assemblies> <feed>.
// The same assemblies give the same bytes (no dates, no compression), so the hashes in the lock files hold on every machine.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from './zip.mjs';

// Versions, frameworks and dependencies as the assemblies' own metadata names them.
const packages = [
  {
    id: 'System.IO.Hashing', version: '6.0.0', framework: 'net6.0', dependencies: {},
    sha256: '64702bf2241b954882ce87396189e2b55642f7880209c7ac89f50359e429d30d',
  },
  {
    id: 'Azure.Storage.Common', version: '12.23.0', framework: 'net8.0', dependencies: { 'Azure.Core': '1.44.1', 'System.IO.Hashing': '6.0.0' },
    sha256: 'daf1f020ea6f9b82f6d0d83bb468144dfb180db3008dff1b5484fd8a5a8c1c79',
  },
  {
    id: 'Azure.Storage.Blobs', version: '12.24.0', framework: 'net8.0', dependencies: { 'Azure.Storage.Common': '12.23.0' },
    sha256: 'bbd55dc3d8ed5b747cd4f23d9e37290f0a94a7d943ed6adaf1c6decc26732f75',
  },
  // Last: its presence says that the feed is whole.
  {
    id: 'Azure.Data.Tables', version: '12.11.0', framework: 'net8.0', dependencies: { 'Azure.Core': '1.44.1' },
    sha256: '8b7adfa847a90860922e9cb90bf27839652f8d75dfc1ec0b55beca301e2e29ec',
  },
];

const nuspec = ({ id, version, framework, dependencies }) => `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${id}</id>
    <version>${version}</version>
    <authors>Microsoft</authors>
    <description>The official assembly, packed locally because the package feed lacks it.</description>
    <license type="expression">MIT</license>
    <dependencies>
      <group targetFramework="${framework}">
${Object.entries(dependencies).map(([name, least]) => `        <dependency id="${name}" version="${least}" />\n`).join('')}      </group>
    </dependencies>
  </metadata>
</package>
`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="dll" ContentType="application/octet" />
  <Default Extension="nuspec" ContentType="application/octet" />
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
</Types>
`;

const relations = (id) => `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/${id}.nuspec" Id="R1" />
</Relationships>
`;

const [from, feed] = process.argv.slice(2);
for (const pack of packages) {
  const assembly = readFileSync(join(from, `${pack.id}.dll`));
  const digest = createHash('sha256').update(assembly).digest('hex');
  if (digest !== pack.sha256) {
    throw new Error(`${pack.id}.dll is not the expected assembly (SHA-256 ${digest}).`);
  }

  writeFileSync(join(feed, `${pack.id}.${pack.version}.nupkg`), zip([
    ['[Content_Types].xml', Buffer.from(contentTypes)],
    ['_rels/.rels', Buffer.from(relations(pack.id))],
    [`${pack.id}.nuspec`, Buffer.from(nuspec(pack))],
    [`lib/${pack.framework}/${pack.id}.dll`, assembly],
  ]));
}
